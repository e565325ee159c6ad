SELECT endpoint_id, api_id, source, method, path, request, code_samples
FROM endpoints
ORDER BY api_id, endpoint_id
