"""The Teams app package as data: manifest, language files and icons, filled in by `bot.manifest`."""
