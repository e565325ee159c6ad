-- Good candidates only: a bad one is never chosen (paper 3.4).
SELECT
    e.endpoint_id, e.api_id, e.api_name, e.endpoint_name, e.functionality, e.description, e.method, e.path,
    c.idx, c.candidate
FROM candidates AS c
JOIN endpoints AS e ON e.endpoint_id = c.endpoint_id
JOIN labels AS l ON l.endpoint_id = c.endpoint_id AND l.idx = c.idx
WHERE l.label = 'good'
ORDER BY e.api_id, e.endpoint_id, c.idx
