SET memory_limit = '${memory}';
SET threads = ${threads};
COPY (
  SELECT region, sum(amount) AS total FROM read_json('${documents}') GROUP BY region
) TO '${out}' (HEADER);
