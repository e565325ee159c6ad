WITH members AS (
    SELECT scheme, split, endpoint_id FROM levels_paper
    UNION ALL
    SELECT scheme, 'level1', endpoint_id FROM levels_paper WHERE level1
    UNION ALL
    SELECT scheme, split, endpoint_id FROM levels_leakproof
    UNION ALL
    SELECT scheme, 'level1', endpoint_id FROM levels_leakproof WHERE level1
),
instanced AS (
    SELECT endpoint_id, count(*) AS instances
    FROM instances
    GROUP BY endpoint_id
)
SELECT m.scheme, m.split, CAST(sum(i.instances) AS BIGINT) AS instances
FROM members AS m
JOIN instanced AS i ON i.endpoint_id = m.endpoint_id
GROUP BY m.scheme, m.split
ORDER BY m.scheme NULLS FIRST, m.split NULLS FIRST
