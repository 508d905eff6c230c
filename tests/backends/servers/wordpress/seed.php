<?php
// The threads and people that the tests know. A body with "holdme" is held for a moderator, "binme" goes to the bin.
const OPTIONS = [
	'permalink_structure' => '/%postname%/',
	'gmt_offset' => 2, // so that date and date_gmt differ
	'thread_comments' => 1, 'thread_comments_depth' => 5,
	'comment_moderation' => 0, 'comment_previously_approved' => 0,
	'moderation_keys' => 'holdme', 'disallowed_keys' => 'binme', 'comment_max_links' => 2,
	'comments_notify' => 0, 'moderation_notify' => 0,
	'default_comment_status' => 'open', 'close_comments_for_old_posts' => 0,
	'comment_registration' => 0, 'require_name_email' => 1, 'show_avatars' => 1,
];

function seed() {
	foreach (OPTIONS as $name => $value) {
		update_option($name, $value);
	}
	wp_delete_post(1, true);
	delete_option('rewrite_rules'); // made anew for the permalinks above
	$posts = [];
	foreach (threads() as $slug => list($title, $comments)) {
		$posts[$slug] = seed_post($slug, $title);
		foreach ($comments as $comment) {
			seed_comment($posts[$slug], ...$comment);
		}
		wp_update_comment_count_now($posts[$slug]);
	}
	wp_update_post(['ID' => $posts['closed'], 'comment_status' => 'closed']);
	wp_update_post(['ID' => $posts['password'], 'post_password' => 'secret']);
	wp_update_post(['ID' => $posts['draft'], 'post_status' => 'draft']);
	return ['posts' => $posts, 'users' => ['admin' => seed_user('admin', 1), 'subscriber' => seed_user('subscriber')]];
}

function seed_post($slug, $title) {
	return wp_insert_post([
		'post_name' => $slug, 'post_title' => $title, 'post_content' => '<p>Post.</p>', 'post_author' => 1,
		'post_status' => 'publish', 'comment_status' => 'open', 'post_date_gmt' => '2024-03-01 09:00:00',
	]);
}

/** $parent: which comment of the same thread, counted from 0. */
function seed_comment($post, $name, $body, $parent = null, $more = []) {
	static $ids = [], $number = 0;
	$nth = count($ids[$post] ?? []);
	$number++;
	$time = strtotime('2024-03-01 10:00:00 UTC') + $nth * 60;
	$ids[$post][] = wp_insert_comment($more + [
		'comment_post_ID' => $post,
		'comment_parent' => $parent === null ? 0 : $ids[$post][$parent],
		'comment_author' => $name,
		'comment_author_email' => strtolower(preg_replace('/\W+/', '.', $name)) . '@example.test',
		'comment_author_url' => $number % 2 ? "https://example.test/$number" : '',
		'comment_author_IP' => '203.0.113.' . ($number % 250),
		'comment_agent' => 'seed',
		'comment_content' => $body,
		'comment_date_gmt' => gmdate('Y-m-d H:i:s', $time),
		'comment_date' => gmdate('Y-m-d H:i:s', $time + 7200),
		'comment_approved' => 1,
	]);
}

/** Name, id, password, and an application password, which WordPress makes up. */
function seed_user($name, $id = null) {
	$id = $id ?: wp_insert_user([
		'user_login' => $name, 'user_pass' => "$name-pass", 'user_email' => "$name@example.test",
		'display_name' => 'Sue Subscriber', 'role' => 'subscriber',
	]);
	list($password) = WP_Application_Passwords::create_new_application_password($id, ['name' => 'tests']);
	return ['id' => $id, 'login' => $name, 'password' => "$name-pass", 'applicationPassword' => $password];
}

function threads() {
	$many = [];
	for ($i = 0; $i < 120; $i++) {
		// Every fourth is a reply, some to a reply, so that replies come pages after what they answer.
		$many[] = ['Reader ' . ($i + 1), 'Comment number ' . ($i + 1), $i % 4 === 3 ? intdiv($i * 2, 3) : null];
	}
	return [
		'small' => ['Two comments', [
			['Rocky Mosan', "I read this twice. It's the paragraph about dull years that stays.\n\nSecond paragraph."],
			['Cheap Watches', 'Very nice post, visit <a href="https://shop.example">my shop</a>'],
		]],
		'nested' => ['Nested', [
			['Anna', 'Level one'], ['Ben', 'Level two', 0], ['Cem', 'Level three', 1], ['Dee', 'Level four', 2],
			['Eve', 'Level five', 3], ['Fay', 'Second answer to Anna', 0], ['Gil', 'Another top-level'],
		]],
		'many' => ['Many comments', $many],
		'empty' => ['No comments yet', []],
		'closed' => ['Comments closed', [['Hal', 'Before it closed']]],
		'password' => ['Password protected', [['Ida', 'Behind a password']]],
		'draft' => ['A draft', []],
		'html' => ['Bodies with HTML', [
			['Jon', "<strong>bold</strong> <em>em</em> <code>x < y</code> <a href=\"https://example.test/?a=1&b=2\" title=\"t\">link</a>\n<blockquote>quote</blockquote>"],
			['Kim &amp; "Co" <b>', "Emoji \u{1F600}, accents \u{e9}, RTL \u{5e9}\u{5dc}\u{5d5}\u{5dd}, smiley :-) and https://example.test/auto"],
			['admin', 'The post author answers', null, ['user_id' => 1, 'comment_author_email' => 'admin@example.test']],
			['Pending Pete', 'Not yet approved', null, ['comment_approved' => 0]],
			['Spam Sam', 'spam', null, ['comment_approved' => 'spam']],
		]],
	];
}
