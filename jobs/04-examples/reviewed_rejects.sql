-- Reviews that a later one replaces, whose endpoint is gone, or that came before those of three other endpoints of the API.
WITH latest AS (
    SELECT endpoint_id, max(sequence) AS sequence
    FROM reviews
    GROUP BY endpoint_id
),
placed AS (
    SELECT
        e.endpoint_id, e.api_name,
        row_number() OVER (PARTITION BY e.api_id ORDER BY l.sequence DESC, e.endpoint_id) AS place
    FROM latest AS l
    JOIN endpoints AS e ON e.endpoint_id = l.endpoint_id
)
SELECT
    r.endpoint_id AS key,
    CASE
        WHEN r.sequence < l.sequence THEN 'superseded'
        WHEN p.endpoint_id IS NULL THEN 'no-endpoint'
        ELSE 'over-three'
    END AS reason,
    CASE
        WHEN r.sequence < l.sequence THEN 'review ' || CAST(r.sequence AS STRING) || ' by ' || r.reviewer || '; review ' || CAST(l.sequence AS STRING) || ' is later'
        WHEN p.endpoint_id IS NULL THEN 'review ' || CAST(r.sequence AS STRING) || ' by ' || r.reviewer || ' of version ' || r.version || '; the sources have this endpoint no more'
        ELSE 'review ' || CAST(r.sequence AS STRING) || ' by ' || r.reviewer || '; three other endpoints of ' || p.api_name || ' were reviewed later or come first'
    END AS detail,
    CAST(1 AS BIGINT) AS rows
FROM reviews AS r
JOIN latest AS l ON l.endpoint_id = r.endpoint_id
LEFT JOIN placed AS p ON p.endpoint_id = r.endpoint_id
WHERE r.sequence < l.sequence OR p.endpoint_id IS NULL OR p.place > 3
