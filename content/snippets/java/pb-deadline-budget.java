// ---
// title: { en: Deadline budget, ko: 데드라인 예산 }
// description:
//   en: One deadline for the whole request, passed on as the time that is left, so that nobody works for a caller who has gone.
//   ko: 요청 전체에 하나의 데드라인을 두고 남은 시간을 다음 호출에 넘겨, 이미 떠난 호출자를 위해 일하지 않게 합니다.
// pattern: resilience
// lesson: 16-17-1-synchronous-communication#deadline-budget
// stops: [x-time-budget-ms, "20"]
// ---

import java.time.Duration;

final class DeadlineExceededException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}

final class Deadline {
    /** The time left, not a point in time: the clocks of two machines differ. */
    static final String HEADER = "x-time-budget-ms";

    /** What the answer needs on its way back. */
    private static final Duration RESERVE = Duration.ofMillis(20);

    private final long end;

    Deadline(Duration budget) {
        this.end = System.nanoTime() + budget.toNanos();
    }

    /**
     * The smaller of what the caller grants and what this service allows itself.
     *
     * @param header the caller's, or null
     */
    static Deadline ofRequest(String header, Duration own) {
        var isNumber = header != null && header.matches("[0-9]{1,9}");
        var granted = isNumber ? Duration.ofMillis(Long.parseLong(header)) : own;
        return new Deadline(granted.compareTo(own) < 0 ? granted : own);
    }

    Duration remaining() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /**
     * What a call to the next service gets, as its timeout and in milliseconds as its header. Throws instead of starting
     * work that cannot be in time.
     */
    Duration forCall() {
        var budget = remaining().minus(RESERVE);
        if (budget.toMillis() <= 0) throw new DeadlineExceededException();
        return budget;
    }
}
