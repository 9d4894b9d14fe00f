"""Every sentence the bot says, as Swedish and English twins, and the formats of dates and times."""
