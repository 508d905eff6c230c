// The few methods of a Playwright page that @web/test-runner-commands calls, said in plain WebDriver.
// https://www.w3.org/TR/webdriver2/#keyboard-actions lists the key codes.
import { setTimeout as sleep } from 'node:timers/promises';

const KEYS = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  Meta: '\uE03D',
  Space: ' ',
};
const BUTTONS = { left: 0, middle: 1, right: 2 };

const keyNamed = (name) => KEYS[name] ?? name.replace(/^(?:Key|Digit)(.)$/, (_, key) => key.toLowerCase());
const down = (value) => ({ type: 'keyDown', value });
const up = (value) => ({ type: 'keyUp', value });
const moveTo = (x, y) => ({ type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) });
const press = (button = 'left') => ({ type: 'pointerDown', button: BUTTONS[button] });
const release = (button = 'left') => ({ type: 'pointerUp', button: BUTTONS[button] });

/** `send(method, path, body)` speaks to the WebDriver session. */
export function webkitGtkPage(send) {
  const act = (source) => send('POST', '/actions', { actions: [source] });
  const keys = (actions) => act({ type: 'key', id: 'keys', actions });
  const pointer = (actions) =>
    act({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions });

  return {
    async setViewportSize({ width, height }) {
      const script = 'return [innerWidth, innerHeight, outerWidth, outerHeight]';
      // The window has a border and a bar of unknown size: ask, measure, correct.
      for (let attempt = 0; attempt < 3; attempt++) {
        const [w, h, outerW, outerH] = await send('POST', '/execute/sync', { script, args: [] });
        if (w === width && h === height) return;
        await send('POST', '/window/rect', { width: outerW + width - w, height: outerH + height - h });
        await sleep(120);
      }
    },
    emulateMedia() {
      throw new Error('WebKitGTK cannot emulate media: skip this test there.');
    },
    keyboard: {
      type: (text) => keys([...text].flatMap((key) => [down(key), up(key)])),
      press(combination) {
        const names = combination.split('+').map(keyNamed);
        return keys([...names.map(down), ...names.reverse().map(up)]);
      },
      down: (name) => keys([down(keyNamed(name))]),
      up: (name) => keys([up(keyNamed(name))]),
    },
    mouse: {
      move: (x, y) => pointer([moveTo(x, y)]),
      click: (x, y, { button } = {}) => pointer([moveTo(x, y), press(button), release(button)]),
      down: ({ button } = {}) => pointer([press(button)]),
      up: ({ button } = {}) => pointer([release(button)]),
    },
  };
}
