<?php
// The test site's settings. All that differs from one run to the next comes from the environment.
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:' . getenv('WP_SOCKET'));
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
define('DB_DIR', getenv('WP_DATA') . '/');
define('DB_FILE', 'wordpress.sqlite');
foreach (['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY'] as $key) {
	define($key, "test only $key");
	define(str_replace('KEY', 'SALT', $key), "test only salt $key");
}
$table_prefix = 'wp_';
// The address wins over what the database says, so one database serves at any port.
define('WP_HOME', getenv('WP_URL'));
define('WP_SITEURL', getenv('WP_URL'));
define('WP_CONTENT_DIR', getenv('WP_DATA') . '/wp-content');
define('DISABLE_WP_CRON', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_HTTP_BLOCK_EXTERNAL', true);
// Application passwords are for https, unless the site is a developer's own.
define('WP_ENVIRONMENT_TYPE', 'local');
define('WP_DEBUG', false);
require_once ABSPATH . 'wp-settings.php';
