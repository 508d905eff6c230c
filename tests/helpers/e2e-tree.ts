// The browser's accessibility tree of a thread, as assistive technology gets it.
import type { Page } from '@playwright/test';

export interface Node {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  readonly level: number | undefined;
  readonly invalid: boolean;
  readonly disabled: boolean;
  readonly expanded: boolean | undefined;
}

/** What is in the thread, in reading order. */
export async function tree(page: Page): Promise<Node[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const list: Node[] = [];
  const visit = (id: string, inside: boolean): void => {
    const node = byId.get(id)!;
    const role = String(node.role?.value ?? '');
    const name = String(node.name?.value ?? '')
      .replace(/\s+/g, ' ')
      .trim();
    const here = inside || role === 'dialog' || (role === 'region' && /comment/i.test(name));
    const property = (name: string): unknown =>
      node.properties?.find((one) => one.name === name)?.value.value;
    if (here && !node.ignored)
      list.push({
        role,
        name,
        description: String(node.description?.value ?? ''),
        level: property('level') as number | undefined,
        invalid: property('invalid') === 'true',
        disabled: property('disabled') === true,
        expanded: property('expanded') as boolean | undefined,
      });
    for (const child of node.childIds ?? []) visit(child, here);
  };
  visit(nodes[0]!.nodeId, false);
  return list;
}

/** The roles that a reader is told with a name. */
export const TOLD = [
  'region',
  'heading',
  'article',
  'button',
  'link',
  'textbox',
  'checkbox',
  'combobox',
  'form',
  'group',
  'dialog',
];
