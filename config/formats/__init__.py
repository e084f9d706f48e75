"""How the languages of this site write days and times, where Django's own way is not the British one."""
