-- Files, the largest first, so that no worker is left alone with a giant at the end.
SELECT file_id, source, path, bytes, format, spec_version, api_id, title, provider, service, version, license, operations
FROM files
ORDER BY bytes DESC, file_id
