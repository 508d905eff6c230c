// The element tests in the engines that npm test leaves out: setting BROWSERS here works in any shell.
process.env.BROWSERS ||= 'firefox,webkit';
export default (await import('./web-test-runner.config.mjs')).default;
