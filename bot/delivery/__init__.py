"""The durable queue at work: what is due is rendered, posted and marked."""
