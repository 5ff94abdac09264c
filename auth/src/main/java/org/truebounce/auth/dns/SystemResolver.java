package org.truebounce.auth.dns;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupResult;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;

/// A resolver over the name servers that this machine is set up with.
final class SystemResolver implements Resolver {
    private static final int MAX_RECORDS = 100;

    private final Duration patience;
    private final Supplier<org.xbill.DNS.Resolver> servers;
    private @Nullable LookupSession session;

    SystemResolver(Duration patience) {
        this(patience, ExtendedResolver::new);
    }

    SystemResolver(Duration patience, Supplier<org.xbill.DNS.Resolver> servers) {
        this.patience = patience;
        this.servers = servers;
    }

    /// Made when it is needed: who never asks does not load the DNS library.
    private synchronized LookupSession session() {
        LookupSession made = session;
        if (made == null) {
            org.xbill.DNS.Resolver asked = servers.get();
            asked.setTimeout(patience);
            made = LookupSession.builder().resolver(asked).build();
            session = made;
        }
        return made;
    }

    @Override
    public Answer query(String name, RecordType type) {
        Name asked;
        try {
            asked = Name.fromString(DomainName.canonical(name), Name.root);
        } catch (TextParseException e) {
            return Answer.noDomain(0);
        }
        try {
            LookupResult result = session()
                    .lookupAsync(asked, Type.value(type.name()))
                    .toCompletableFuture()
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return answer(result.getRecords());
        } catch (ExecutionException e) {
            return failure(e.getCause());
        } catch (TimeoutException e) {
            return Answer.temporaryError("no answer within " + patience.toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.temporaryError("interrupted");
        }
    }

    private static Answer failure(@Nullable Throwable cause) {
        return switch (cause) {
            case NoSuchDomainException noName -> Answer.noDomain(0);
            case NoSuchRRSetException noRecord -> Answer.noData(0);
            case null -> Answer.temporaryError("lookup failed");
            case Throwable other ->
                Answer.temporaryError(String.valueOf(other.getMessage()).strip());
        };
    }

    private static Answer answer(List<Record> records) {
        List<String> values = new ArrayList<>();
        long seconds = Long.MAX_VALUE;
        for (Record record : records.subList(0, Math.min(records.size(), MAX_RECORDS))) {
            values.add(value(record));
            seconds = Math.min(seconds, record.getTTL());
        }
        return values.isEmpty() ? Answer.noData(0) : Answer.found(values, seconds);
    }

    private static String value(Record record) {
        return switch (record) {
            case ARecord a -> a.getAddress().getHostAddress();
            case AAAARecord aaaa ->
                IpAddress.parse(aaaa.getAddress().getHostAddress())
                        .map(IpAddress::toString)
                        .orElse("");
            case MXRecord mx -> mx.getPriority() + " " + canonical(mx.getTarget());
            case TXTRecord txt -> joined(txt);
            case PTRRecord ptr -> canonical(ptr.getTarget());
            case CNAMERecord alias -> canonical(alias.getTarget());
            case NSRecord server -> canonical(server.getTarget());
            default -> record.rdataToString();
        };
    }

    private static String canonical(Name name) {
        return DomainName.canonical(name.toString());
    }

    private static String joined(TXTRecord txt) {
        StringBuilder text = new StringBuilder();
        for (byte[] string : txt.getStringsAsByteArrays()) {
            text.append(new String(string, StandardCharsets.ISO_8859_1));
        }
        return text.toString();
    }
}
