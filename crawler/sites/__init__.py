"""One small file a site. Scrapy's own loader is the registry: to add a site, add its file and a fixture."""
