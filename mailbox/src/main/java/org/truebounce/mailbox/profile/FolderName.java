package org.truebounce.mailbox.profile;

import java.util.Locale;
import java.util.Set;

/// What a folder of a mail program is for, by its usual names.
enum FolderName {
    RECEIVED,
    SENT,
    /// Holds what was never sent, or what lies elsewhere too.
    NEITHER;

    private static final Set<String> SENT_NAMES = Set.of(
            "sent",
            "sent mail",
            "sent items",
            "sent messages",
            "gesendet",
            "gesendete objekte",
            "gesendete elemente",
            "envoyés",
            "messages envoyés",
            "éléments envoyés",
            "enviados",
            "elementos enviados",
            "mensajes enviados",
            "itens enviados",
            "mensagens enviadas",
            "inviati",
            "inviata",
            "posta inviata",
            "送信済み",
            "送信済みメール",
            "已发送",
            "已发送邮件");
    private static final Set<String> OTHER_NAMES = Set.of(
            "drafts",
            "entwürfe",
            "brouillons",
            "borradores",
            "bozze",
            "rascunhos",
            "下書き",
            "草稿",
            "templates",
            "unsent messages",
            "outbox",
            "all mail",
            "alle nachrichten");

    static FolderName of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SENT_NAMES.contains(lower) ? SENT : OTHER_NAMES.contains(lower) ? NEITHER : RECEIVED;
    }
}
