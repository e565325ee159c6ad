-- Endpoints whose request lost optional parts to its bounds.
SELECT 'trimmed' AS name, CAST(count(*) AS BIGINT) AS value
FROM endpoints
WHERE trimmed
