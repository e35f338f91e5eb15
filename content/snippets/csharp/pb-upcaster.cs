// ---
// title: { en: Upcaster chain, ko: 업캐스터 체인 }
// description:
//   en: Brings stored events of any version to the newest shape when they are read; what is stored is never changed.
//   ko: 저장된 이벤트를 읽을 때 어떤 버전이든 최신 모양으로 바꿉니다. 저장된 내용은 바꾸지 않습니다.
// pattern: event-sourcing
// lesson: 03c-event-sourcing-implementation#never-edit
// names: [OrderPlaced]
// ---

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

public sealed record StoredEvent(string Type, int Version, JsonObject Data);

public static class Upcasters
{
    /// <summary>
    /// By type; the step at index i leads from version i + 1 to i + 2. A step, once released, never changes: what it adds
    /// must be true of every old event, or say that it is not known.
    /// </summary>
    private static readonly IReadOnlyDictionary<string, Action<JsonObject>[]> Steps =
        new Dictionary<string, Action<JsonObject>[]>
        {
            ["OrderPlaced"] = new Action<JsonObject>[]
            {
                // Everything was sold in won before version 2.
                data => data["total"] = new JsonObject { ["amount"] = (long)data["total"]!, ["currency"] = "KRW" },
                data => data["channel"] = "unknown",
            },
        };

    /// <summary>The event in its newest version; throws for one that is newer than this program.</summary>
    public static StoredEvent Upcast(StoredEvent stored)
    {
        var steps = Steps.GetValueOrDefault(stored.Type, Array.Empty<Action<JsonObject>>());
        var newest = steps.Length + 1;
        if (stored.Version < 1 || stored.Version > newest)
        {
            throw new ArgumentException($"{stored.Type} has version {stored.Version}, this program knows 1 to {newest}");
        }
        // A copy: what was read stays as it is.
        var data = JsonNode.Parse(stored.Data.ToJsonString())!.AsObject();
        foreach (var step in steps.Skip(stored.Version - 1)) step(data);
        return stored with { Version = newest, Data = data };
    }
}
