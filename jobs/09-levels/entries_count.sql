SELECT count(*) FROM instructions
