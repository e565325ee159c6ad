-- The responses that rows are made of, each with the first of their APIs: equal endpoints of several APIs share one.
WITH used AS (
    SELECT response, api_id FROM examples
    UNION ALL
    SELECT response, api_id FROM candidates
    UNION ALL
    SELECT response, api_id FROM labels
    UNION ALL
    SELECT response, api_id FROM scores
)
SELECT response, min(api_id) AS api_id
FROM used
WHERE response IS NOT NULL
GROUP BY response
ORDER BY api_id, response
