import { recordsPerShard, type Load, type RecordRow } from './shards.ts';

/** What results show of records, in their order. Rejects when a shard cannot be loaded. */
export async function rowsOf(records: number[], load: Load): Promise<RecordRow[]> {
  const names = [...new Set(records.map((record) => Math.floor(record / recordsPerShard)))];
  const shards = new Map(
    await Promise.all(names.map(async (name) => [name, (await load(`records-${name}.json`)) as RecordRow[]] as const)),
  );
  return records.map((record) => shards.get(Math.floor(record / recordsPerShard))![record % recordsPerShard]!);
}
