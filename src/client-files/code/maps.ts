import type { Spelling } from '../../evidence/configuration.ts';
import type { Located } from '../../text/located.ts';
import type { Key } from './property-names.ts';
import type { Group } from './scanner.ts';

/** A property that a program sets. */
export interface Setting extends Key {
  readonly value: Located;
  /** Its spelling, if it is a plain pair. */
  readonly spelling?: Spelling;
  /** The brackets that contain it; absent for a statement. */
  readonly within?: Group;
}

/** The properties in one map of a program: the members of its literal, and those added by statements. */
export interface Configured {
  readonly settings: Setting[];
  /** Names of maps whose properties it copies. */
  readonly bases: string[];
  /** Where it begins. */
  readonly from: number;
  /** The program shows all of its content. */
  isWhole: boolean;
}

/** The maps of a program, by name. */
export class Maps {
  readonly #all: Configured[] = [];
  readonly #byName = new Map<string, Configured>();

  fresh(from: number, isWhole: boolean): Configured {
    const map: Configured = { from, settings: [], bases: [], isWhole };
    this.#all.push(map);
    return map;
  }

  name(name: string, map: Configured): void {
    this.#byName.set(name, map);
  }

  named(name: string): Configured | undefined {
    return this.#byName.get(name);
  }

  /** The map with that name; its content counts as incomplete if the program does not define it. */
  called(name: string): Configured {
    const plain = name.replace(/^[$@]+/, '');
    const map = this.#byName.get(plain) ?? this.fresh(0, false);
    this.#byName.set(plain, map);
    return map;
  }

  /** Each map including what it copies from others, without the copied ones. */
  joined(): readonly Configured[] {
    const basesOf = (map: Configured): readonly (Configured | undefined)[] =>
      map.bases.map((name) => this.#byName.get(name));
    const taken = new Set(this.#all.flatMap((map) => basesOf(map).filter((base) => base !== map)));
    return this.#all
      .filter((map) => !taken.has(map))
      .map((map) => {
        const bases = basesOf(map);
        const inherited = bases.flatMap((base) => (base === map ? [] : (base?.settings ?? [])));
        return {
          ...map,
          settings: [...inherited, ...map.settings],
          isWhole: map.isWhole && bases.every((base) => base?.isWhole === true && base.bases.length === 0),
        };
      });
  }
}
