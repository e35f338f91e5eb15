// ---
// title: { en: Problem details (RFC 9457), ko: 문제 상세(RFC 9457) }
// description:
//   en: Errors a program can act on, as application/problem+json; what is unexpected shows an id and no internals.
//   ko: 프로그램이 처리할 수 있는 오류를 application/problem+json으로 돌려줍니다. 예상하지 못한 오류는 내부 정보 없이 식별자만 보입니다.
// pattern: contracts
// lesson: 16-15-3-api-contract-first#problem-details
// framework: Spring
// needs: [org.springframework]
// stops: [https://shop.example.com/problems/]
// ---

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** A refusal the caller is meant to understand. */
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String type;
    private final transient Map<String, Object> extensions;

    /**
     * @param type stable and documented, such as {@code out-of-stock}: what clients branch on
     * @param detail for people, about this occurrence
     * @param extensions what a program needs to go on
     */
    ProblemException(HttpStatus status, String type, String detail, Map<String, Object> extensions) {
        super(detail);
        this.status = status;
        this.type = type;
        this.extensions = extensions;
    }

    ProblemDetail toProblem() {
        var problem = ProblemDetail.forStatusAndDetail(status, getMessage());
        problem.setType(URI.create("https://shop.example.com/problems/" + type));
        problem.setTitle(titleOf(type));
        extensions.forEach(problem::setProperty);
        return problem;
    }

    /** The same for every occurrence of a type: {@code out-of-stock} is "Out of stock". */
    private static String titleOf(String type) {
        var words = type.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}

/** The base class answers what Spring itself refuses, in the same format. */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ProblemDetail refused(ProblemException refusal) {
        return refusal.toProblem();
    }

    /** What nobody foresaw: the log has the reason, the caller an id to ask with. */
    @ExceptionHandler
    ProblemDetail unforeseen(Exception failure) {
        var id = UUID.randomUUID();
        LOG.error("unforeseen failure {}", id, failure);
        var problem = ProblemDetail.forStatus(HttpStatus.INTERNAL_SERVER_ERROR);
        problem.setInstance(URI.create("urn:uuid:" + id));
        return problem;
    }
}
