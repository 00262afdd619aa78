CREATE TEMPORARY VIEW location USING csv OPTIONS (path '${location}', header true);
CREATE TEMPORARY VIEW region USING csv OPTIONS (path '${region}', header true);
INSERT OVERWRITE DIRECTORY '${out}.parts' USING csv OPTIONS (header true, quoteAll true)
SELECT /*+ COALESCE(1) */ region_name, date, count(*) AS count
FROM location JOIN region USING (region_id)
GROUP BY region_name, date;
