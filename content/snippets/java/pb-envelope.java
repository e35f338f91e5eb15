// ---
// title: { en: CloudEvents envelope, ko: CloudEvents 봉투 }
// description:
//   en: Wraps an event with what consumers need to deduplicate, order and trace it; a reaction carries its cause on.
//   ko: 컨슈머가 중복을 거르고 순서를 지키고 추적하는 데 필요한 것을 이벤트에 붙입니다. 반응은 원인을 이어받습니다.
// pattern: messaging
// lesson: 16-04-event-driven-fundamentals#fact-anatomy
// names: [Order]
// stops: [com.example.shop]
// ---

import java.time.Instant;

/**
 * CloudEvents 1.0. Names of extensions (from correlationid on) are lower-case letters and digits only.
 *
 * @param id with source the identity of the event: consumers treat the same pair as the same event
 * @param time when it happened, RFC 3339; not when it was sent
 * @param correlationid the same for everything one request has set off
 * @param causationid the id of the message this one answers; its own where nothing came before
 * @param partitionkey events with the same key stay in sequence
 */
record Envelope<D>(
        String specversion,
        String id,
        String source,
        String type,
        String subject,
        String time,
        String datacontenttype,
        D data,
        String correlationid,
        String causationid,
        String partitionkey) {

    /**
     * @param id chosen when the event is stored, so that a second attempt to publish repeats it
     * @param name {@code OrderPlaced}; a change that breaks consumers is a new version
     * @param cause the message that is being handled, or null
     */
    static <D> Envelope<D> ofOrder(
            String id, String name, int version, String orderId, Instant time, D data, Envelope<?> cause) {
        return new Envelope<>(
                "1.0",
                id,
                "/services/order",
                "com.example.shop." + name + ".v" + version,
                orderId,
                time.toString(),
                "application/json",
                data,
                cause == null ? id : cause.correlationid(),
                cause == null ? id : cause.id(),
                orderId);
    }
}
