"""Scrapy's own commands where ours do otherwise; Scrapy finds them by COMMANDS_MODULE."""
