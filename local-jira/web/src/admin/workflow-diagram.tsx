import type { WorkflowDocument, WorkflowStatus } from '../api/workflows';
import { statusNames } from './workflow-facts';

const BOX_WIDTH = 132;
const BOX_HEIGHT = 36;
const GAP = 72;
const MARGIN = 24;
/** Arcs rise higher the further they reach, so that two of them rarely lie upon each other. */
const ARC_STEP = 22;
const ARC_LIMIT = 110;

interface Props {
  readonly document: WorkflowDocument;
  readonly chosenId: string | null;
}

/** Statuses in a row in the workflow's own order, and an arc for each transition between two of them; the table says the rest. */
export function WorkflowDiagram({ document, chosenId }: Props) {
  const byReference = new Map(document.statuses.map((status) => [status.statusReference, status]));
  const boxes = document.workflow.statuses.flatMap(({ statusReference }) => byReference.get(statusReference) ?? []);
  const places = new Map(boxes.map((status, index) => [status.statusReference, index]));
  const width = MARGIN * 2 + boxes.length * BOX_WIDTH + Math.max(0, boxes.length - 1) * GAP;
  const arcs = document.workflow.transitions.flatMap((transition) =>
    transition.links.flatMap((link) => {
      const from = places.get(link.fromStatusReference ?? '');
      const to = places.get(transition.toStatusReference);
      return from === undefined || to === undefined || from === to
        ? []
        : { id: transition.id, name: transition.name, from, to };
    }),
  );
  const top = riseOf(arcs) + MARGIN;
  const height = top * 2 + BOX_HEIGHT;
  return (
    <div className="table-scroll diagram" tabIndex={0} role="region" aria-label="Workflow diagram">
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${String(width)} ${String(height)}`}
        role="img"
        aria-label={describe(document)}
      >
        <defs>
          <marker
            id="arrow"
            viewBox="0 0 8 8"
            refX="8"
            refY="4"
            markerWidth="9"
            markerHeight="9"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0 0L8 4L0 8z" className="diagram-arrow" />
          </marker>
        </defs>
        {arcs.map((arc) => (
          <path
            key={`${arc.id} ${String(arc.from)}`}
            d={arcPath(arc.from, arc.to, top)}
            className={arc.id === chosenId ? 'diagram-arc diagram-arc-chosen' : 'diagram-arc'}
            markerEnd="url(#arrow)"
          >
            <title>{arc.name}</title>
          </path>
        ))}
        {boxes.map((status, index) => (
          <StatusBox key={status.statusReference} status={status} x={xOf(index)} y={top} />
        ))}
      </svg>
    </div>
  );
}

interface Arc {
  readonly from: number;
  readonly to: number;
}

/** How high the highest arc goes; a Bézier curve reaches three quarters of its control points. */
function riseOf(arcs: readonly Arc[]): number {
  return Math.max(0, ...arcs.map(controlRise)) * 0.75;
}

function controlRise({ from, to }: Arc): number {
  return Math.min(ARC_LIMIT, ARC_STEP * (Math.abs(to - from) + 1));
}

function xOf(index: number): number {
  return MARGIN + index * (BOX_WIDTH + GAP);
}

/** Forward above the boxes, back below them. */
function arcPath(from: number, to: number, top: number): string {
  const forward = to > from;
  const start = xOf(from) + BOX_WIDTH / 2 + (forward ? 12 : -12);
  const end = xOf(to) + BOX_WIDTH / 2 + (forward ? -12 : 12);
  const edge = forward ? top : top + BOX_HEIGHT;
  const rise = controlRise({ from, to }) * (forward ? -1 : 1);
  return `M${String(start)} ${String(edge)}C${String(start)} ${String(edge + rise)} ${String(end)} ${String(edge + rise)} ${String(end)} ${String(edge)}`;
}

function StatusBox({ status, x, y }: { readonly status: WorkflowStatus; readonly x: number; readonly y: number }) {
  const longest = 18;
  const text = status.name.length > longest ? `${status.name.slice(0, longest - 1)}…` : status.name;
  return (
    <g className={`diagram-status diagram-${status.statusCategory.toLowerCase()}`}>
      <title>{status.name}</title>
      <rect x={x} y={y} width={BOX_WIDTH} height={BOX_HEIGHT} rx={4} />
      <text x={x + BOX_WIDTH / 2} y={y + BOX_HEIGHT / 2} textAnchor="middle" dominantBaseline="central">
        {text}
      </text>
    </g>
  );
}

function describe(document: WorkflowDocument): string {
  return `Statuses: ${[...statusNames(document).values()].join(', ')}`;
}
