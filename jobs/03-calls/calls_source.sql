SELECT endpoint_id, api_id, method, path, request
FROM endpoints
ORDER BY api_id, endpoint_id
