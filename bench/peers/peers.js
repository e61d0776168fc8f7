// Opens a tree of claims in markmap or in Svelte Flow, for bench/browse.mjs.
import { hierarchy, tree as tidy } from 'd3-hierarchy';
import { mount } from 'svelte';
import Flow from './Flow.svelte';

const stage = document.querySelector('#stage');

/** The claims as nested nodes; each hangs under the first claim that it bears on. */
function nested({ motion, claims, reasons }) {
  const nodes = new Map(claims.map(({ id, text }) => [id, { id, content: text, children: [] }]));
  for (const { premises, target } of reasons) nodes.get(target.claim).children.push(nodes.get(premises[0]));
  return nodes.get(motion);
}

globalThis.peers = {
  async markmap(map) {
    const { Markmap } = await import('markmap-view');
    const root = nested(map);
    stage.innerHTML = '<svg style="width:100%;height:100%"></svg>';
    return async () => {
      const view = Markmap.create(stage.firstChild, { duration: 0, maxWidth: 264, autoFit: false });
      await view.setData(root);
      await view.fit();
    };
  },
  async flow(map) {
    const root = hierarchy(nested(map));
    tidy().nodeSize([110, 320])(root);
    const nodes = root.descendants().map(({ data, x, y }) => ({
      id: data.id,
      position: { x: y, y: x },
      data: { label: data.content },
      width: 264
    }));
    const edges = root
      .links()
      .map(({ source, target }) => ({ id: target.data.id, source: source.data.id, target: target.data.id }));
    return async () => {
      mount(Flow, { target: stage, props: { nodes, edges } });
    };
  }
};
