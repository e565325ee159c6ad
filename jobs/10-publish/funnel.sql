-- The funnel by source, as the paper's Tables 2 and 7: calls before validation, after the checks of calls, after the filter of instructions.
-- A call that the file was to carry and has no sample for was never there.
WITH never_there AS (
    SELECT substring(key, 1, 32) AS endpoint_id, sum(rows) AS calls
    FROM rejects
    WHERE stage = 'calls' AND reason = 'no-sample'
    GROUP BY substring(key, 1, 32)
),
called AS (
    SELECT endpoint_id, count(*) AS calls
    FROM calls
    GROUP BY endpoint_id
),
instanced AS (
    SELECT endpoint_id, count(*) AS instances
    FROM instances
    GROUP BY endpoint_id
)
SELECT
    e.source,
    CAST(count(DISTINCT CASE WHEN i.instances > 0 THEN e.api_id END) AS BIGINT) AS apis,
    CAST(count(i.instances) AS BIGINT) AS endpoints,
    CAST(10 * count(*) - sum(coalesce(n.calls, 0)) AS BIGINT) AS before_validation,
    CAST(sum(coalesce(c.calls, 0)) AS BIGINT) AS valid_calls,
    CAST(sum(coalesce(i.instances, 0)) AS BIGINT) AS instances
FROM endpoints AS e
LEFT JOIN never_there AS n ON n.endpoint_id = e.endpoint_id
LEFT JOIN called AS c ON c.endpoint_id = e.endpoint_id
LEFT JOIN instanced AS i ON i.endpoint_id = e.endpoint_id
GROUP BY e.source
ORDER BY e.source NULLS FIRST
