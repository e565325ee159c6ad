SELECT count(DISTINCT api_id) FROM endpoints
