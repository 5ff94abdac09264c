package org.truebounce.web.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// Content that stays the same until the next start, so that a browser can keep it. RFC 9110 §8.8.3
///
/// @param bytes the content
/// @param type its media type
/// @param tag tells it from any other
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record Tagged(byte[] bytes, String type, String tag) {
    private static final int TAG = 22;

    public static Tagged of(byte[] bytes, String type) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            String tag = Base64.getUrlEncoder().encodeToString(digest).substring(0, TAG);
            return new Tagged(bytes, type, '"' + tag + '"');
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The content, or that the browser has it already. RFC 9110 §13.1.2
    public Answer answer(Request request) {
        Optional<String> known = request.header("If-None-Match").filter(tags -> tags.contains(tag));
        Answer answer = known.isPresent()
                ? new Answer(304, Map.of(), new Answer.Whole(new byte[0]))
                : Answer.of(200, type, bytes);
        return answer.with("ETag", tag).with("Cache-Control", "no-cache");
    }
}
