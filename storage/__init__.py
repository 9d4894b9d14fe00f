"""What is remembered: tables, migrations, unit of work, and one repository per noun."""
