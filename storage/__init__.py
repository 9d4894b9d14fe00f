"""What is remembered.

`database` opens units of work on SQLite or PostgreSQL; `unit_of_work` gathers one repository for each noun, named as
in `meetings.records`; `tables` declares the schema and `migrations` brings a database to it. No row leaves this room:
repositories give and take values of `meetings`.
"""
