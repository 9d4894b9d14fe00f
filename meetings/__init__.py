"""What is true: values, rules and use cases of networks, meetings and registrations. Standard library only."""
