SELECT count(*) FROM endpoints
