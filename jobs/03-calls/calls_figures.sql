-- Calls by what they are made of.
SELECT call_source AS name, count(*) AS value
FROM calls
GROUP BY call_source
ORDER BY call_source NULLS FIRST
