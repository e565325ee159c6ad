SELECT count(*) FROM calls
