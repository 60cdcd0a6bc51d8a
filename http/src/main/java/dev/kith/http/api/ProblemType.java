package dev.kith.http.api;

import java.util.Locale;

/** What can be wrong with a request, or with its answer. Names are a promise to programs. */
enum ProblemType {
    MALFORMED_REQUEST(400, "The request cannot be understood"),
    TOKEN_REQUIRED(401, "A token that is known here is needed"),
    INSUFFICIENT_SCOPE(403, "The token does not allow this"),
    FOREIGN_ORIGIN(403, "Pages of other origins may not call this service"),
    NO_NEW_RUNS(403, "This service takes no new runs"),
    NOT_FOUND(404, "There is nothing at this address"),
    UNKNOWN_RUN(404, "There is no such run"),
    NOT_THERE_YET(404, "The run has not got there yet"),
    METHOD_NOT_ALLOWED(405, "The address does not know this method"),
    NOT_ACCEPTABLE(406, "The answer has another media type"),
    SLOW_REQUEST(408, "The request did not arrive in time"),
    NOT_ALLOWED_NOW(409, "The run does not allow this now"),
    KEY_UNDER_WAY(409, "A request with this key is under way"),
    RUN_EXISTS(409, "There is already a run of this name"),
    NAME_OCCUPIED(409, "There are files of this name that are no run of this service"),
    FILES_STAYED(409, "Files of the run cannot be removed"),
    TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The request has a media type that is not read here"),
    INVALID_REQUEST(422, "The request has wrong values"),
    TOO_MANY_REQUESTS(429, "This client asks too often"),
    INTERNAL_ERROR(500, "Something went wrong that is not the fault of the request"),
    UNAVAILABLE(503, "The service cannot answer now");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /** Never changes. */
    String uri() {
        return "urn:kith:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
