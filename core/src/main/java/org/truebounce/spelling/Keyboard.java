package org.truebounce.spelling;

/// Which keys lie beside each other, on the keyboards on which most addresses are typed.
final class Keyboard {
    private static final String[][] LAYOUTS = {
        {"1234567890-", "qwertyuiop", "asdfghjkl", "zxcvbnm,."},
        {"1234567890", "qwertzuiopü", "asdfghjklöä", "yxcvbnm,.-"},
        {"1234567890", "azertyuiop", "qsdfghjklm", "wxcvbn,;."}
    };
    private static final int KEYS = 256;
    private static final boolean[] NEIGHBOURS = new boolean[KEYS * KEYS];

    static {
        for (String[] rows : LAYOUTS) {
            for (int row = 0; row < rows.length; row++) {
                String keys = rows[row];
                for (int i = 0; i < keys.length(); i++) {
                    lay(keys.charAt(i), keys, i + 1);
                    if (row + 1 < rows.length) { // a row stands half a key to the right of the one above it
                        lay(keys.charAt(i), rows[row + 1], i);
                        lay(keys.charAt(i), rows[row + 1], i - 1);
                    }
                }
            }
        }
        lay('y', "z", 0); // one layout taken for another
        lay('a', "q", 0);
        lay('w', "z", 0);
    }

    private Keyboard() {}

    private static void lay(char key, String row, int at) {
        if (at >= 0 && at < row.length()) {
            char other = row.charAt(at);
            NEIGHBOURS[key * KEYS + other] = true;
            NEIGHBOURS[other * KEYS + key] = true;
        }
    }

    static boolean besides(char key, char other) {
        return key < KEYS && other < KEYS && NEIGHBOURS[key * KEYS + other];
    }
}
