<?php
// The test site's only plugin of its own; all else is WordPress as it comes.
// WordPress refuses comments of unknown readers over REST unless a plugin allows them.
if (get_option('test_anonymous', 1)) {
	add_filter('rest_allow_anonymous_comments', '__return_true');
}
// WordPress takes one comment in 15 seconds from one address, which is too few for tests.
if (!get_option('test_flood')) {
	add_filter('comment_flood_filter', '__return_false');
}
// No mail, and nothing from other machines.
add_filter('pre_wp_mail', '__return_true');
add_filter('pre_http_request', function () {
	return new WP_Error('offline', 'The test site has no network.');
});
// The tests run code in here: to switch options, or to see what no reader may see.
add_action('init', function () {
	$key = getenv('WP_TEST_KEY');
	if ($key && ($_SERVER['HTTP_X_TEST_KEY'] ?? '') === $key) {
		wp_send_json(['result' => eval(file_get_contents('php://input'))]);
	}
}, 99);
