import { expect, test } from '@playwright/test';
import { sql, type Database } from '../../../../src/desk/store/database.ts';
import type { Message, Store } from '../../../../src/desk/store/store.ts';
import { at } from '../databases.ts';

const staff = 'staff:mo';

/** What every database has to do with the audit log. */
export function auditTests(
  open: () => Store,
  openDatabase: () => Promise<Database>,
  accept: (more?: Partial<Message>) => Promise<Message>,
) {
  const answer = (reference: string, time: string) =>
    open().audited({ who: staff, what: 'answered', reference }, at(time), (store) =>
      store.setState(reference, 'answered', at(time)),
    );

  test('a line of the audit log goes along with what it tells of, or not at all', async () => {
    const { reference } = await accept();
    await open().audit({ who: staff, what: 'read', reference }, at('14:00'));
    expect(await answer(reference, '14:01')).toBe(true);
    const failing = open().audited({ who: staff, what: 'closed', reference }, at('14:02'), async (store) => {
      await store.find(reference);
      throw new Error('failed before it wrote');
    });
    await expect(failing).rejects.toThrow('failed before it wrote');
    const readOnly = await open().audited({ who: 'command:root', what: 'read', reference }, at('14:03'), (store) =>
      store.find(reference),
    );
    expect(readOnly?.state).toBe('answered');
    const lines = await open().auditLines({ reference });
    expect(lines.map(({ number, who, what }) => [number, who, what])).toEqual([
      [3, 'command:root', 'read'],
      [2, staff, 'answered'],
      [1, staff, 'read'],
    ]);
    expect(await open().auditLines({ who: staff, from: at('14:01'), to: at('14:03'), limit: 5 })).toHaveLength(1);
    for (const wrong of [
      { who: 'ola@example.org', what: 'read' },
      { who: staff, what: 'read', detail: 'ola@example.org' },
      { who: staff, what: 'Ich las' },
    ])
      await expect(open().audit(wrong, at('14:04'))).rejects.toThrow('is not as it must be');
    expect(await open().auditCheck()).toMatchObject({ lines: 3, first: 1 });
  });

  test('twelve staff at once make twelve lines, one after the other', async () => {
    const messages = await Promise.all(Array.from({ length: 12 }, () => accept()));
    await Promise.all(messages.map(({ reference }) => answer(reference, '14:00')));
    const found = await open().auditCheck();
    expect(found).toMatchObject({ lines: 12, first: 1 });
    expect(found.broken).toBeUndefined();
    expect(new Set((await open().auditLines()).map(({ reference }) => reference)).size).toBe(12);
  });

  test('whatever is changed in the audit log is found, with its place', async () => {
    const database = await openDatabase();
    try {
      for (let index = 0; index < 6; index++)
        await open().audit({ who: staff, what: 'read', reference: `REF${index}` }, at('14:00'));
      const whole = await open().auditCheck();
      const kept = (await database.atomic([sql('select * from audit order by number')]))[0]!;
      const restore = async () =>
        database.atomic([
          sql('delete from audit'),
          ...kept.map((row) =>
            sql('insert into audit values (?, ?, ?, ?, ?, ?, ?)', ...(Object.values(row) as string[])),
          ),
        ]);
      const cases: [string, number, string][] = [
        ["update audit set who = 'staff:li' where number = 3", 3, 'changed'],
        ["update audit set happened = '2020' where number = 6", 6, 'changed'],
        ["update audit set digest = 'x' where number = 2", 2, 'changed'],
        ['delete from audit where number = 4', 4, 'removed'],
        ['delete from audit where number = 1', 1, 'removed'],
        ['delete from audit where number > 4', 5, 'cut'],
        ['delete from audit', 1, 'cut'],
        ['update audit set number = 7 where number = 6', 6, 'removed'],
      ];
      for (const [change, number, problem] of cases) {
        await database.atomic([sql(change)]);
        expect((await open().auditCheck()).broken, change).toEqual({ number, problem });
        await restore();
      }
      expect((await open().auditCheck(whole.head)).broken).toBeUndefined();
      // Written anew as a whole, and cut with its mark: only what was written down elsewhere tells.
      await database.atomic([sql('delete from audit'), sql("delete from marks where name = 'audit head'")]);
      for (let index = 0; index < 6; index++) await open().audit({ who: 'staff:li', what: 'read' }, at('14:00'));
      expect((await open().auditCheck()).broken).toBeUndefined();
      expect((await open().auditCheck(whole.head)).broken).toEqual({ number: 6, problem: 'head' });
    } finally {
      await database.close();
    }
  });

  test('what is deleted by age leaves a chain that can be followed, and no other cut does', async () => {
    const database = await openDatabase();
    try {
      for (const time of ['10:00', '11:00', '12:00', '13:00'])
        await open().audit({ who: staff, what: 'read' }, at(time));
      expect(await open().auditTrim(at('09:00'), at('14:00'))).toBe(0);
      expect(await open().auditTrim(at('12:00'), at('14:00'))).toBe(2);
      expect(await open().auditCheck()).toMatchObject({ lines: 3, first: 3 });
      await open().audit({ who: staff, what: 'read' }, at('15:00'));
      expect((await open().auditCheck()).broken).toBeUndefined();
      await database.atomic([sql('delete from audit where number = 3')]);
      expect((await open().auditCheck()).broken).toEqual({ number: 3, problem: 'removed' });
      const [next] = (await database.atomic([sql('select digest from audit where number = 4')]))[0]!;
      await database.atomic([
        sql('delete from audit where number = 4'),
        sql("update marks set value = ? where name = 'audit start'", `4:${String(next!['digest'])}`),
      ]);
      expect((await open().auditCheck()).broken?.problem).toBe('beginning');
    } finally {
      await database.close();
    }
  });
}
