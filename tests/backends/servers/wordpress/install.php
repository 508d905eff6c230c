<?php
// php install.php ROOT: sets WordPress up, fills it, and prints as JSON what the tests must know of it.
$_SERVER += [
	'HTTP_HOST' => '127.0.0.1', 'REQUEST_URI' => '/', 'SERVER_PROTOCOL' => 'HTTP/1.1', 'REQUEST_METHOD' => 'GET',
	'REMOTE_ADDR' => '127.0.0.1',
];
define('WP_INSTALLING', true);
require "$argv[1]/wp-load.php";
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
ob_start();
wp_install('Blogging Through the Dull Years', 'admin', 'admin@example.test', true, '', 'admin-pass');
require __DIR__ . '/seed.php';
$facts = seed();
ob_end_clean();
echo "\n", wp_json_encode($facts + ['version' => get_bloginfo('version')]);
