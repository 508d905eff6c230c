<?php
// Brings back the first state of the SQLite database in one transaction. Another file in its place would be quicker to
// write, but a request that is still at work, such as one that was aborted, would spoil it.
$data = getenv('WP_DATA');
$db = new PDO("sqlite:$data/wordpress.sqlite", null, null, [PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION, PDO::ATTR_TIMEOUT => 10]);
$db->exec('ATTACH ' . $db->quote("$data/first.sqlite") . ' AS first');
$tables = $db->query("SELECT name FROM first.sqlite_master WHERE type = 'table'")->fetchAll(PDO::FETCH_COLUMN);
$db->exec('BEGIN IMMEDIATE');
foreach (array_unique([...$tables, 'sqlite_sequence']) as $table) {
	$db->exec("DELETE FROM main.\"$table\"");
	$db->exec("INSERT INTO main.\"$table\" SELECT * FROM first.\"$table\"");
}
$db->exec('COMMIT');
http_response_code(204);
