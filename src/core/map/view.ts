import type { Role } from '../analysis/model.ts';
import type { MessageKind, Place } from './model.ts';

/** What of a map is to be shown. An empty list or text leaves nothing out. */
export interface MapFilter {
  readonly kinds: readonly MessageKind[];
  readonly services: readonly string[];
  /** Part of a message's or handler's name, in any case. */
  readonly text: string;
  /** Only files below this folder of the workspace. */
  readonly folder: string;
  /** Id of a message: only what can be reached from it. */
  readonly from?: string;
  /** Services whose parts are shown one by one where the map is folded. */
  readonly unfolded: readonly string[];
}

export const wholeMap: MapFilter = { kinds: [], services: [], text: '', folder: '', unfolded: [] };

/** A picture's worth of a map: what is drawn, by nothing but names and places. */
export interface MapView {
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
  /** Services that stand for their parts, since the picture would have too many nodes. */
  readonly folded: readonly string[];
}

export type MapNode =
  | {
      readonly kind: MessageKind;
      /** Id in the map. */
      readonly id: string;
      readonly label: string;
      readonly service: string;
      readonly place?: Place;
    }
  | {
      readonly kind: 'handler' | 'sender';
      readonly id: string;
      readonly label: string;
      readonly service: string;
      readonly role?: Role;
      readonly place: Place;
    }
  | {
      readonly kind: 'service';
      readonly id: string;
      readonly label: string;
      readonly service: string;
      readonly messages: number;
      readonly handlers: number;
    };

/** Ids of nodes. */
export interface MapEdge {
  readonly from: string;
  readonly to: string;
}
