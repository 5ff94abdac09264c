package org.truebounce.mailbox;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a reading delivered.
final class Gathered implements MailSink {
    final List<MailItem> items = new ArrayList<>();
    final List<String> problems = new ArrayList<>();
    long done;
    long known;

    static Gathered from(Path path) {
        return from(path, Limits.standard());
    }

    static Gathered from(Path path, Limits limits) {
        Gathered gathered = new Gathered();
        Mailbox.read(path, limits, gathered);
        return gathered;
    }

    static Gathered from(InputStream stream) {
        Gathered gathered = new Gathered();
        Mailbox.read(stream, "-", Limits.standard(), gathered);
        return gathered;
    }

    static Gathered from(String content) {
        return from(new ByteArrayInputStream(content.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Override
    public void mail(MailItem item) {
        items.add(item);
    }

    @Override
    public void unreadable(Unreadable problem) {
        problems.add(problem.line());
    }

    @Override
    public void progress(long bytes, long all) {
        done = bytes;
        known = all;
    }

    List<String> sources() {
        return items.stream().map(MailItem::source).toList();
    }

    List<String> texts() {
        return items.stream()
                .map(item -> new String(item.message(), StandardCharsets.ISO_8859_1))
                .toList();
    }
}
