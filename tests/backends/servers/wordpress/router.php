<?php
// For PHP's own web server: files are served, everything else goes to WordPress.
$root = $_SERVER['DOCUMENT_ROOT'];
$path = rawurldecode(parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH));
if (strpos($path, '..') !== false) {
	http_response_code(400);
	return true;
}
if ($path === '/reset' && getenv('WP_TEST_KEY') && ($_SERVER['HTTP_X_TEST_KEY'] ?? '') === getenv('WP_TEST_KEY')) {
	require __DIR__ . '/reset.php';
	return true;
}
$types = ['html' => 'text/html; charset=utf-8', 'js' => 'text/javascript', 'css' => 'text/css', 'json' => 'application/json'];
$own = getenv('WP_DATA') . "/public$path";
$type = $types[pathinfo($own, PATHINFO_EXTENSION)] ?? null;
if ($type && is_file($own)) {
	header("Content-Type: $type");
	readfile($own);
	return true;
}
$file = substr($path, -1) === '/' && $path !== '/' ? "{$path}index.php" : $path;
if (!is_file($root . $file)) {
	$file = '/index.php';
} elseif (substr($file, -4) !== '.php') {
	return false;
}
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = $file;
$_SERVER['SCRIPT_FILENAME'] = $root . $file;
chdir(dirname($root . $file));
require $root . $file;
return true;
