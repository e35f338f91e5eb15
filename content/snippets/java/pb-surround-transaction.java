// ---
// title: { en: Surround with transaction and outbox, ko: 트랜잭션과 아웃박스로 감싸기 }
// description:
//   en: Changes the state and stores what others must hear of it in one commit.
//   ko: 상태 변경과 알려야 할 메시지를 한 번에 커밋합니다.
// pattern: messaging
// lesson: 16-18-2-asynchronous-communication#transactional-outbox
// names: [Order]
// surrounds: work.run();
// stops: [outbox]
// ---

import java.sql.Connection;
import java.sql.SQLException;

final class Surrounded {
    static void example(Connection connection, String orderId, String payload, Runnable work) throws SQLException {
        // Write through `connection` only; anything else stays when it is rolled back.
        connection.setAutoCommit(false);
        try {
            work.run();
            // The relay sends it after the commit.
            try (var statement = connection.prepareStatement(
                    "INSERT INTO outbox (id, aggregate_type, aggregate_id, type, payload) "
                            + "VALUES (gen_random_uuid(), 'order', ?, 'OrderPlaced', ?::jsonb)")) {
                statement.setString(1, orderId);
                statement.setString(2, payload);
                statement.executeUpdate();
            }
            connection.commit();
        } catch (SQLException | RuntimeException failure) {
            connection.rollback();
            throw failure;
        }
    }
}
