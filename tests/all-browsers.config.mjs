// The element tests in every engine: setting BROWSERS here works in any shell.
process.env.BROWSERS ||= 'chromium,firefox,webkit';
export default (await import('./web-test-runner.config.mjs')).default;
