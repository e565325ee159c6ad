-- Proof that the leakproof scheme holds: training rows of a held-out family or operation; the build fails unless there are none.
SELECT count(*)
FROM levels_leakproof AS trained
JOIN levels_leakproof AS held
    ON held.api_family = trained.api_family
    AND (held.split = 'level3' OR (held.split = 'level2' AND held.operation = trained.operation))
WHERE trained.split = 'train'
